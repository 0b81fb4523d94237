//! An empty window on the same libraries: what starting up costs at the least. The bench of the start compares with it.

fn main() {
    if let Err(cause) = tauri::Builder::default().run(tauri::generate_context!("examples/empty/tauri.conf.json")) {
        eprintln!("{cause}");
    }
}
