//! The window. It holds no rule: what it can do, xieban-cli can do, through the same `office::api`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod call;
mod dialogs;
mod log;
mod webview;

use std::sync::Arc;

use office::Desk;
use tauri::Manager;

fn main() {
    office::serve_if_asked();
    let desk = Arc::new(Desk::of_machine());
    log::begin(office::home());
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(Arc::clone(&desk))
        .invoke_handler(tauri::generate_handler![call::call, dialogs::pick, dialogs::pick_files, dialogs::open_file])
        .setup(|app| {
            if let Some(window) = app.get_webview_window("main") {
                webview::tell(&window);
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(move |_, event| {
            if let tauri::RunEvent::Exit = event
                && let Err(refused) = desk.close()
            {
                log::line(&format!("close: {:?}", refused.code()));
            }
        }),
        Err(cause) => {
            log::line(&format!("start: {cause}"));
            eprintln!("协办打不开窗口：{cause}");
            std::process::exit(1);
        }
    }
}
