/** One sentence a code: what happened and what to do. Placeholders in braces come from the details of the error. */
export const errors = {
  'error.HOST_BUSY':
    'A cell is being edited, so the workbook cannot be read or written. Press Enter or Esc in the sheet, then try again.',
  'error.HOST_UNSUPPORTED':
    'This version of the program lacks a feature ({what}). Use Excel 2021 or later, or the browser workbench.',
  'error.HOST_ERROR':
    'The spreadsheet program reported an error ({code}); the action was not completed. Save the file and try again, or reopen the pane.',
  'error.READ_ONLY':
    'The workbook is open read-only and cannot be written. Choose Enable Editing or save a copy; checking still works.',
  'error.STRUCTURE_PROTECTED':
    'The structure of the workbook is protected, so sheets cannot be added or removed. Unprotect it under Review, then try again.',
  'error.SHEET_PROTECTED':
    'Sheet “{sheet}” is protected and cannot be written. Unprotect it and try again; findings are still shown in the pane.',
  'error.SHEET_GONE': 'The sheet has been deleted. Check again.',
  'error.SHEET_HIDDEN': 'Sheet “{sheet}” is hidden, so the cell cannot be shown. Unhide it and try again.',
  'error.SHEET_EXISTS': 'A sheet named “{sheet}” exists and was not changed. Open it, or insert beside it.',
  'error.RANGE_TOO_LARGE':
    'The used range of sheet “{sheet}” is too large to read. Delete surplus rows and columns, then try again.',
  'error.WRONG_WORKBOOK':
    'The active window is not the workbook of this pane. Click the workbook to be checked, then try again.',
  'error.CANCELLED': 'Cancelled; the workbook was not changed.',
  'error.TEMPLATE_NEWER':
    'The template in this workbook was made by a newer version; this version does not change it. Update first.',
  'error.INSERT_UNVERIFIED':
    'The template read back differently from what was written ({sheet}). Choose Clean up, then insert again.',
  'error.CONVERT_UNVERIFIED':
    'The converted sheets read back differently from what was written ({sheet}). The old tables were not changed. Delete the sheets just added ({sheets}) in the workbook, then convert again.',
  'error.INSERT_CHANGED':
    'Sheet “{sheet}” was changed after insertion and was not deleted. Delete it in the workbook if it is not needed.',
  'error.NOTHING_TO_UNDO': 'There is no insertion to undo.',
  'error.NO_TABLES':
    'Tables 2, 3 and 4 were not found. Insert the template, or open a workbook that has the report tables.',
  'error.BAD_FIELD': '“{field}” is not right: {reason}. Correct it and try again.',
  'error.ANSWER_REFUSED':
    'This is an error; a reason cannot stand in for mending it. Mend it and check again.',
  'error.CALENDAR_MISSING':
    'The days off of {year} are not known, so working days cannot be counted. Enter them in the sheet 节假日 from the notice of the State Council.',
  'error.NO_LEDGER':
    'No ledger of applications was found. Its header row should have 编号, 收到日期, 处理结果 and the like.',
  'error.FILE_NOT_FOUND': 'File “{file}” was not found. Check the path and the name.',
  'error.FILE_UNREADABLE':
    'File “{file}” cannot be read. Make sure that it is not in use and that you may read it.',
  'error.FILE_CHANGED':
    'The file “{file}” was changed while it was read. Try again when it is saved or copied.',
  'error.FILE_NOT_LOCAL':
    'The content of “{file}” is not on this computer: a placeholder of a cloud drive, or not copied to the end. Download it first.',
  'error.READ_TIMEOUT':
    'Reading “{file}” took too long and was given up. Open it in Excel or WPS and save it again.',
  'error.READ_CRASHED':
    'The reader of “{file}” came to an end. Open the file in Excel or WPS and save it again.',
  'error.NOTHING_COLLECTED': 'No report was found in {count} files; no total was written. Check the folder.',
  'error.FILE_TOO_LARGE':
    'The file is larger than {limit} MB and was not read. Remove pictures and the like, then save a copy.',
  'error.NO_TEXT':
    'There is no text to check. Choose the report as a Word, web, PDF or text file, or paste its text.',
  'error.NO_REPORT':
    'No table 二, 三 or 四 was found, so there are no figures to import. Check that this is the right file; when copying from a page, select all three tables.',
  'error.EMPTY_FILE': 'The file is empty. Make sure it is the right one, or download it again.',
  'error.NOT_XLSX':
    'The file is not an .xlsx workbook (it is {kind}). Open it in Excel or WPS and save it as .xlsx.',
  'error.OLD_EXCEL':
    'This is a workbook of an old version of Excel (.xls), which cannot be read directly. Open it in Excel or WPS, save it as an Excel workbook (.xlsx), then import that.',
  'error.OLD_WORD':
    'This is a document of an old version of Word (.doc), which cannot be read directly. Open it in Word or WPS, save it as a Word document (.docx), then import that.',
  'error.WPS_FILE':
    'This file is in a format of WPS ({kind}), which cannot be read directly. Open it in WPS, save a text as .docx or a table as .xlsx, then import that.',
  'error.IMAGE_FILE':
    'This is a picture ({kind}); the figures in it cannot be read reliably. Import a Word file, a workbook, a web page or a PDF with text, or type the figures.',
  'error.ARCHIVE_FILE': 'This is an archive ({kind}). Unpack it and import the report inside.',
  'error.UNKNOWN_FILE':
    'This is no report file that can be read ({kind}). Import .xlsx, .docx, .pdf, a web page (.html, .mht) or a text file; save anything else as one of these first.',
  'error.NO_PAGE':
    'The saved web page has no page inside. Open it in a browser again, save it as HTML only, then import that.',
  'error.PAGE_TOO_LARGE':
    'The web page has too much content (limit {limit}) and was not read. Save only the report, or copy its text and paste it.',
  'error.PAGE_TOO_DEEP':
    'The web page has an unusual structure (nested deeper than {limit}) and was not read. Copy the text of the report in a browser and paste it.',
  'error.PDF_NO_TEXT':
    'This PDF holds no text that can be read; it may be a scan. Use a PDF with text, a Word file or the web page, or run text recognition (OCR) first.',
  'error.PDF_DAMAGED': 'This PDF is damaged and cannot be read. Download or export it again.',
  'error.PDF_TOO_SLOW':
    'This PDF was not read within {limit} seconds, so reading was stopped. Export only the pages of the report, or use a Word file or the web page.',
  'error.ENCRYPTED':
    'The file needs a password to open and cannot be read. Remove the password and save a copy.',
  'error.ZIP_DAMAGED':
    'The file is damaged and was not read. Get it again, or repair it in Word, Excel or WPS and save a copy.',
  'error.ZIP_CHECKSUM':
    'Part of the file does not match its checksum ({part}), perhaps damaged on the way; it was not read. Get the file again.',
  'error.ZIP_SIZE_MISMATCH':
    'Part of the file is not as large as it says ({part}); it was not read. Open it in Word, Excel or WPS and save a copy.',
  'error.ZIP_TOO_LARGE':
    'The file is too large when unpacked ({part}) and was not read. Remove what is not needed and save a copy.',
  'error.ZIP_TOO_MANY_ENTRIES':
    'The file has too many entries inside and was not read. Open it in Word, Excel or WPS and save a copy.',
  'error.ZIP_DUPLICATE_ENTRY':
    'The file has an entry twice ({part}), so it cannot be trusted and was not read. Open it in Word, Excel or WPS and save a copy.',
  'error.ZIP_BAD_PATH':
    'The file has an improper path inside ({part}) and was not read. Open it in Word, Excel or WPS and save a copy.',
  'error.ZIP_OVERLAP':
    'Entries inside the file overlap, so it cannot be trusted and was not read. Open it in Word, Excel or WPS and save a copy.',
  'error.ZIP_TRAILING_DATA':
    'There is surplus content at the end of the file; it was not read. Get it again, or open it in Word, Excel or WPS and save a copy.',
  'error.ZIP_UNSUPPORTED':
    'The file is packed in an unsupported way ({part}). Open it in Word, Excel or WPS and save a copy.',
  'error.XML_DAMAGED':
    'Content of the file is incomplete ({part}); it was not read. Repair it in Word, Excel or WPS and save a copy.',
  'error.XML_FORBIDDEN':
    'The file has content that is not allowed ({part}); it was not read. Open it in Word, Excel or WPS and save a copy.',
  'error.XML_TOO_DEEP':
    'The file has an unusual structure ({part}) and was not read. Open it in Word, Excel or WPS and save a copy.',
  'error.XML_TOO_LARGE':
    'The file has too much content ({part}) and was not read. Remove what is not needed and save a copy.',
  'error.XML_ENCODING':
    'The file has an unsupported encoding ({part}). Open it in Word, Excel or WPS and save a copy.',
  'error.XLSX_MISSING_PART':
    'The file lacks a necessary part ({part}) and was not read. Repair it in Excel and save a copy.',
  'error.XLSX_BAD_REFERENCE':
    'A cell reference in the file is invalid ({part}); it was not read. Repair it in Excel and save a copy.',
  'error.XLSX_TOO_MANY_SHEETS':
    'There are more than {limit} sheets; the file was not read. Delete those not needed and save a copy.',
  'error.XLSX_TOO_MANY_CELLS':
    'More than {limit} cells have content; the file was not read. Delete what is not needed and save a copy.',
  'error.XLSX_TOO_MANY_STRINGS':
    'There are more than {limit} texts; the file was not read. Delete what is not needed and save a copy.',
  'error.XLSX_BAD_VALUE':
    'A value in the file is invalid ({part}); it was not read. Repair it in Excel and save a copy.',
  'error.OUTPUT_EXISTS': 'File “{file}” exists and was not overwritten. Choose another name, or add --force.',
  'error.OUTPUT_LOCKED': 'Cannot write “{file}”; another program may have it open. Close it and try again.',
  'error.OUTPUT_UNVERIFIED':
    'The file made reads back differently, so it is not offered. Please report this.',
} as const;
