//! Any spreadsheet file to typed cells, and cells plus field lists to rows and issues. Knows no database.
