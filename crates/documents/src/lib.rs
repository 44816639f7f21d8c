//! Paper and tables: receipts as PDF, spreadsheets in and out.
