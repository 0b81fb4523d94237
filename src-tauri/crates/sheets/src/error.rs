//! What cannot be read, with a stable code and a Chinese sentence that names the file and says what to do.

use serde::{Deserialize, Serialize};

/// Why a file gave no workbook. `file` is its name without the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ReadError {
    /// The file cannot be opened.
    #[error("“{file}”打不开：{detail}。请检查它是否存在、是否正被别的程序占用、有没有权限。")]
    Unopened {
        /// The file.
        file: String,
        /// What the system says.
        detail: String,
    },
    /// Nothing in it.
    #[error("“{file}”是空的，里面没有内容。请确认拿到的是完整的文件。")]
    Empty {
        /// The file.
        file: String,
    },
    /// Encrypted.
    #[error("“{file}”设有打开密码，读不了。请在 WPS 或 Excel 里打开，去掉打开密码另存一份，再导入。")]
    Password {
        /// The file.
        file: String,
    },
    /// Cut short or broken.
    #[error("“{file}”不完整或已损坏：{detail}。请在 WPS 或 Excel 里试着打开并另存为 .xlsx，或重新取得这个文件。")]
    Damaged {
        /// The file.
        file: String,
        /// What is broken.
        detail: String,
    },
    /// A known kind of file that holds no readable table.
    #[error("“{file}”是{found}，里面读不出表格。{advice}")]
    NotATable {
        /// The file.
        file: String,
        /// What it is: “PDF 文件”.
        found: String,
        /// What to do.
        advice: String,
    },
    /// Larger than may be read.
    #[error("“{file}”展开后太大（{detail}），已停止读取。请删去用不着的工作表和空行，或分成几个文件再导入。")]
    TooLarge {
        /// The file.
        file: String,
        /// The size.
        detail: String,
    },
    /// The time cap was reached.
    #[error(
        "“{file}”读了 {seconds} 秒还没有读完，已停止。请在 WPS 或 Excel 里打开并另存为 .xlsx，或分成几个文件再导入。"
    )]
    TooSlow {
        /// The file.
        file: String,
        /// The cap, in seconds.
        seconds: u64,
    },
    /// The reading process could not be started or did not answer.
    #[error("读取“{file}”的进程没有正常结束：{detail}。请在 WPS 或 Excel 里打开并另存为 .xlsx，再试一次。")]
    Crashed {
        /// The file.
        file: String,
        /// How it ended.
        detail: String,
    },
}

impl ReadError {
    /// The stable code, as serde writes it.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::Unopened { .. } => "unopened",
            ReadError::Empty { .. } => "empty",
            ReadError::Password { .. } => "password",
            ReadError::Damaged { .. } => "damaged",
            ReadError::NotATable { .. } => "not_a_table",
            ReadError::TooLarge { .. } => "too_large",
            ReadError::TooSlow { .. } => "too_slow",
            ReadError::Crashed { .. } => "crashed",
        }
    }
}
