"""Lists as files of a spreadsheet: CSV and XLSX."""
