//! The system's file dialogs, and opening a file in the program that the system has for it.

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

/// The chosen path, or nothing when the dialog was closed. A test build answers with what the file that
/// XIEBAN_DIALOG_ANSWER names says.
#[tauri::command]
pub async fn pick(app: AppHandle, pick: Pick) -> Option<String> {
    if cfg!(feature = "automation")
        && let Some(answer) = std::env::var_os("XIEBAN_DIALOG_ANSWER")
    {
        return std::fs::read_to_string(answer).ok();
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

/// The chosen files, none when the dialog was closed. A test build answers with the lines of the file that
/// XIEBAN_DIALOG_ANSWER names.
#[tauri::command]
pub async fn pick_files(app: AppHandle, title: String) -> Vec<String> {
    if cfg!(feature = "automation")
        && let Some(answer) = std::env::var_os("XIEBAN_DIALOG_ANSWER")
    {
        return std::fs::read_to_string(answer).unwrap_or_default().lines().map(str::to_owned).collect();
    }
    let picked =
        tauri::async_runtime::spawn_blocking(move || app.dialog().file().set_title(&title).blocking_pick_files()).await;
    picked.ok().flatten().into_iter().flatten().map(|path| path.to_string()).collect()
}

/// Opens a file with the system's own program for it; what to say when there is none.
#[tauri::command]
pub async fn open_file(path: String) -> Option<String> {
    open::that_detached(&path)
        .err()
        .map(|_| format!("系统里没有能打开“{path}”的程序。请到它所在的文件夹里，选一个程序打开。"))
}
