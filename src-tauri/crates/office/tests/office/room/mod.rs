//! A desk with an office in a folder of its own, for the tests of this crate.

use office::Desk;
use serde_json::{Value, json};

/// A desk, an office on it, and the folder that goes with them.
pub struct Room {
    pub desk: Desk,
    pub home: tempfile::TempDir,
}

impl Room {
    /// An empty office.
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let desk = Desk::new(home.path().to_path_buf());
        let room = Room { desk, home };
        room.ask("office_create", json!({ "name": "测试区科协" }));
        room
    }

    /// The folder of the office.
    pub fn place(&self) -> std::path::PathBuf {
        self.home.path().join("本会")
    }

    /// The answer of a request that must succeed.
    pub fn ask(&self, name: &str, params: Value) -> Value {
        self.reply(name, params)["answer"].clone()
    }

    /// The whole reply of a request that must succeed.
    pub fn reply(&self, name: &str, params: Value) -> Value {
        office::api::call(&self.desk, name, params.clone())
            .unwrap_or_else(|refused| panic!("{name} {params}: {refused:?}"))
    }

    /// Sends a request that names its job, and cancels it as she would: once something is counted.
    pub fn cancelled(&self, method: &str, ask: Value) {
        let job = ask["job"].as_str().unwrap().to_owned();
        let stopped = std::thread::scope(|scope| {
            let running = scope.spawn(|| office::api::call(&self.desk, method, ask));
            while !running.is_finished() && self.desk.jobs.status(&job).done == 0 {
                std::thread::yield_now();
            }
            self.ask("job_cancel", json!({ "job": job }));
            running.join().unwrap()
        });
        assert_eq!(serde_json::to_value(stopped.unwrap_err().wire().code).unwrap(), "cancelled", "{method}");
    }

    /// The error of a request that must be refused.
    pub fn refused(&self, name: &str, params: Value) -> Value {
        let refused = office::api::call(&self.desk, name, params.clone()).expect_err(name);
        serde_json::to_value(refused.wire()).unwrap()
    }

    /// Everything in the journaled tables and what a few searches find.
    pub fn snapshot(&self) -> Value {
        let conn = rusqlite::Connection::open(self.place().join("office.db")).unwrap();
        let mut all = serde_json::Map::new();
        for table in office::tables::JOURNALED {
            let mut statement = conn.prepare(&format!("SELECT * FROM {} ORDER BY id", table.name)).unwrap();
            let columns = statement.column_count();
            let rows: Vec<Vec<String>> = statement
                .query_map([], |row| (0..columns).map(|i| Ok(format!("{:?}", row.get_ref(i)?))).collect())
                .unwrap()
                .map(Result::unwrap)
                .collect();
            all.insert(table.name.into(), json!(rows));
        }
        for words in ["科普", "张", "单位", "讲", "改"] {
            let hits = self.ask("search", json!({ "words": words, "limit": 1000 }));
            let mut hits: Vec<String> =
                hits["hits"].as_array().unwrap().iter().map(|hit| format!("{} {}", hit["area"], hit["id"])).collect();
            hits.sort();
            all.insert(format!("search {words}"), json!(hits));
        }
        Value::Object(all)
    }

    /// Attachments whose owner, named by its uid, is gone.
    pub fn ownerless(&self) -> i64 {
        let conn = rusqlite::Connection::open(self.place().join("office.db")).unwrap();
        let of = |table: &str| format!("SELECT '{table}' || uid FROM {table}");
        let owners = ["event", "problem", "class", "plan", "person", "unit"].map(of).join(" UNION ALL ");
        let sql = format!("SELECT count(*) FROM attachment WHERE area || owner_uid NOT IN ({owners})");
        conn.query_row(&sql, [], |row| row.get(0)).unwrap()
    }

    /// References without their record.
    pub fn dangling(&self) -> i64 {
        let conn = rusqlite::Connection::open(self.place().join("office.db")).unwrap();
        conn.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap()
    }
}

/// The words of a PDF without the blanks between them.
pub fn text_of(file: &std::path::Path) -> String {
    let document = lopdf::Document::load(file).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect()
}
