//! The one command of the page: a request by name, answered by the office off the main thread.

use std::sync::Arc;

use office::{Desk, Error, WireError};
use serde::Deserialize;
use serde_json::Value;
use tauri::State;

use crate::log;

/// A request as the page sends it.
#[derive(Deserialize)]
pub struct Request {
    name: String,
    #[serde(default)]
    params: Value,
}

/// Answers a request; long work does not block the next one.
#[tauri::command]
pub async fn call(desk: State<'_, Arc<Desk>>, request: Request) -> Result<Value, WireError> {
    let desk = Arc::clone(&desk);
    let name = request.name.clone();
    let answer = tauri::async_runtime::spawn_blocking(move || office::api::call(&desk, &request.name, request.params))
        .await
        .unwrap_or_else(|stopped| Err(Error::internal(stopped)));
    answer.map_err(|refused| {
        log::line(&format!("{name}: {:?}", refused.code()));
        refused.wire()
    })
}
