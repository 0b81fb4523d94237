//! What the webview of Linux must be told once it is there; those of Windows and macOS know it.

#[cfg(target_os = "linux")]
pub fn tell(window: &tauri::WebviewWindow) {
    let result = window.with_webview(|webview| {
        let webview = webview.inner();
        compose_in_place(&webview);
        draw_by_cpu_without_gpu(&webview);
    });
    if let Err(cause) = result {
        crate::log::line(&format!("webview: {cause}"));
    }
}

/// The webview comes with preedit turned off, so that Chinese typed in a field is not shown while it is composed.
#[cfg(target_os = "linux")]
fn compose_in_place(webview: &webkit2gtk::WebView) {
    use webkit2gtk::{InputMethodContextExt, WebViewExt};

    if let Some(context) = webview.input_method_context() {
        context.set_enable_preedit(true);
    }
}

/// Where there is no GPU, the webview would put its layers together with a GPU that the CPU plays: a list of 20,000 rows
/// then takes 62 ms a frame to scroll. Told to draw by the CPU itself, it takes 20.
#[cfg(target_os = "linux")]
fn draw_by_cpu_without_gpu(webview: &webkit2gtk::WebView) {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    let is_gpu = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
    };
    let has_gpu = std::fs::read_dir("/dev/dri").is_ok_and(|mut devices| devices.any(is_gpu));
    // A driver's click waits for layers to be put together, which never comes when there is nothing new to draw.
    let is_driven = cfg!(feature = "automation") && std::env::var_os("XIEBAN_LAYERS").is_some();
    if let Some(settings) = webview.settings().filter(|_| !has_gpu && !is_driven) {
        settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
    }
}

#[cfg(not(target_os = "linux"))]
pub fn tell(_: &tauri::WebviewWindow) {}
