//! The system's file dialogs behind one command.

use serde::Deserialize;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

/// Which dialog.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A file to read.
    File,
    /// A folder.
    Folder,
    /// A file to write.
    Save,
}

/// What the dialog asks for.
#[derive(Deserialize)]
pub struct Pick {
    kind: Kind,
    title: String,
    #[serde(default)]
    name: String,
}

/// The chosen path, or nothing when the dialog was closed. A test build answers from XIEBAN_DIALOG_ANSWER.
#[tauri::command]
pub async fn pick(app: AppHandle, pick: Pick) -> Option<String> {
    if cfg!(feature = "automation")
        && let Ok(answer) = std::env::var("XIEBAN_DIALOG_ANSWER")
    {
        return Some(answer);
    }
    tauri::async_runtime::spawn_blocking(move || {
        let dialog = app.dialog().file().set_title(&pick.title);
        match pick.kind {
            Kind::File => dialog.blocking_pick_file(),
            Kind::Folder => dialog.blocking_pick_folder(),
            Kind::Save => dialog.set_file_name(&pick.name).blocking_save_file(),
        }
    })
    .await
    .ok()
    .flatten()
    .map(|path| path.to_string())
}
