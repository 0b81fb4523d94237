//! Input methods: on Linux the webview comes with preedit turned off, so that Chinese typed in a field is not shown while
//! it is composed. It is turned on again.

#[cfg(target_os = "linux")]
pub fn turn_on(window: &tauri::WebviewWindow) {
    use webkit2gtk::{InputMethodContextExt, WebViewExt};

    let result = window.with_webview(|webview| {
        if let Some(context) = webview.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    });
    if let Err(cause) = result {
        crate::log::line(&format!("ime: {cause}"));
    }
}

#[cfg(not(target_os = "linux"))]
pub fn turn_on(_: &tauri::WebviewWindow) {}
