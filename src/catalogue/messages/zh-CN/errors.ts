/** One sentence a code: what happened and what to do. Placeholders in braces come from the details of the error. */
export const errors = {
  'error.HOST_BUSY': '表格正在编辑单元格，暂时无法读写。请在表格中按 Enter 或 Esc 结束编辑，然后重试。',
  'error.HOST_UNSUPPORTED':
    '当前软件版本不支持本功能（{what}）。请使用 Excel 2021 及以上版本，或改用网页工作台。',
  'error.HOST_ERROR': '表格软件返回错误（{code}），操作没有完成。请保存文件后重试；仍不成功时重新打开面板。',
  'error.READ_ONLY': '工作簿以只读方式打开，无法写入。请先点“启用编辑”，或另存一份后再操作；校验不受影响。',
  'error.STRUCTURE_PROTECTED': '工作簿结构受保护，无法增删工作表。请在“审阅”中取消工作簿保护后重试。',
  'error.SHEET_PROTECTED': '工作表“{sheet}”受保护，无法写入。请取消保护后重试；校验结果仍可在面板中查看。',
  'error.SHEET_GONE': '所指的工作表已删除。请重新校验。',
  'error.SHEET_HIDDEN': '工作表“{sheet}”已隐藏，无法定位。请取消隐藏后重试。',
  'error.SHEET_EXISTS': '已有同名工作表“{sheet}”，没有改动它。请选择打开现有的表，或另插一份。',
  'error.RANGE_TOO_LARGE': '工作表“{sheet}”的区域过大，无法读取。请删去多余的行列后重试。',
  'error.WRONG_WORKBOOK': '当前窗口不是本面板所属的工作簿。请点一下要校验的工作簿，然后重试。',
  'error.CANCELLED': '已取消，没有改动工作簿。',
  'error.TEMPLATE_NEWER': '工作簿中的模板由更新的版本生成，本版本不改动它。请升级后再操作。',
  'error.INSERT_UNVERIFIED': '模板写入后核对不一致（{sheet}）。请点“清理”删除未完成的表，再重新插入。',
  'error.CONVERT_UNVERIFIED':
    '转换后的表写入后核对不一致（{sheet}）。原表没有改动。请在表格中自行删除刚插入的表（{sheets}），再重新转换。',
  'error.INSERT_CHANGED': '表“{sheet}”插入后已有改动，没有删除。需要删除时请在表格中自行删除该表。',
  'error.NOTHING_TO_UNDO': '没有可以撤销的插入。',
  'error.NO_TABLES': '没有找到表二、表三、表四。请先插入模板，或打开含有年报表格的工作簿。',
  'error.BAD_FIELD': '“{field}”填写有误：{reason}。请改正后重试。',
  'error.ANSWER_REFUSED': '这一处是错误，不能以说明代替改正。请改正后重新校验。',
  'error.CALENDAR_MISSING':
    '没有{year}年的节假日安排，工作日无法推算。请在“节假日”表中填入国务院办公厅通知的放假和调休上班日期。',
  'error.NO_LEDGER': '没有找到申请台账。台账首行应有“编号”“收到日期”“处理结果”等栏目。',
  'error.FILE_NOT_FOUND': '找不到文件“{file}”。请检查路径和文件名。',
  'error.FILE_UNREADABLE': '无法读取文件“{file}”。请确认文件没有被占用，并有读取权限。',
  'error.FILE_CHANGED': '文件“{file}”在读取时被改动，没有读取。请等保存或复制完成后重试。',
  'error.FILE_NOT_LOCAL':
    '文件“{file}”的内容不在本机，可能是网盘占位文件，或没有复制完。请先下载到本机后重试。',
  'error.READ_TIMEOUT': '读取文件“{file}”超过时限，已放弃。请用 Excel 或 WPS 打开，另存后再试。',
  'error.READ_CRASHED': '读取文件“{file}”时读取程序中止，没有读取。请用 Excel 或 WPS 打开，另存后再试。',
  'error.NOTHING_COLLECTED': '在{count}个文件中没有读到任何报表，没有写出汇总。请检查文件夹。',
  'error.FILE_TOO_LARGE': '文件超过{limit}MB，没有读取。请删去图片等无关内容后另存。',
  'error.NO_TEXT': '没有找到可以核对的文字。请选择报告的 Word、网页、PDF 或文本文件，或者粘贴文字。',
  'error.NO_REPORT':
    '没有找到表二、表三、表四，没有可以导入的数。请确认选对了文件；从网页复制时请把三张表选全。',
  'error.EMPTY_FILE': '文件是空的。请确认选对了文件，或重新下载。',
  'error.NOT_XLSX': '文件不是 .xlsx 工作簿（实为{kind}）。请用 Excel 或 WPS 打开后另存为 .xlsx。',
  'error.OLD_EXCEL':
    '这是旧版 Excel 文件（.xls），无法直接读取。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再导入。',
  'error.OLD_WORD':
    '这是旧版 Word 文件（.doc），无法直接读取。请用 Word 或 WPS 打开，另存为“Word 文档（.docx）”后再导入。',
  'error.WPS_FILE':
    '这是 WPS 专用格式的文件（{kind}），无法直接读取。请用 WPS 打开，文字文档另存为 .docx，表格另存为 .xlsx 后再导入。',
  'error.IMAGE_FILE':
    '这是图片（{kind}），其中的数字无法可靠读取。请导入 Word、Excel、网页或带文字的 PDF，或者手工录入。',
  'error.ARCHIVE_FILE': '这是压缩包（{kind}）。请先解压，再导入其中的报告文件。',
  'error.UNKNOWN_FILE':
    '不是可以读取的报告文件（{kind}）。请导入 .xlsx、.docx、.pdf、网页（.html、.mht）或文本文件；其他格式请先另存为其中一种。',
  'error.NO_PAGE': '保存的网页里没有正文。请在浏览器中重新打开该网页，另存为“网页，仅 HTML”后再导入。',
  'error.PAGE_TOO_LARGE': '网页内容过多（上限{limit}），没有读取。请只保存报告正文，或复制正文后粘贴。',
  'error.PAGE_TOO_DEEP': '网页结构异常（嵌套超过{limit}层），没有读取。请在浏览器中复制报告正文后粘贴。',
  'error.PDF_NO_TEXT':
    '这份 PDF 里没有可读取的文字，可能是扫描件。请使用文字版 PDF、Word 文件或网页，或先用文字识别软件转换。',
  'error.PDF_DAMAGED': '这份 PDF 已损坏，无法读取。请重新下载或重新导出后再试。',
  'error.PDF_TOO_SLOW':
    '这份 PDF {limit}秒内没有读完，已停止读取。请只导出报告所在的几页，或使用 Word 文件、网页。',
  'error.ENCRYPTED': '文件设有打开密码，无法读取。请先取消打开密码后另存。',
  'error.ZIP_DAMAGED': '文件已损坏，没有读取。请重新取得该文件，或用 Word、Excel 或 WPS 打开修复后另存。',
  'error.ZIP_CHECKSUM': '文件内容与校验码不符（{part}），可能在传送中损坏，没有读取。请重新取得该文件。',
  'error.ZIP_SIZE_MISMATCH':
    '文件内部大小与声明不符（{part}），没有读取。请用 Word、Excel 或 WPS 打开后另存。',
  'error.ZIP_TOO_LARGE': '文件解压后过大（{part}），没有读取。请删去无关内容后另存。',
  'error.ZIP_TOO_MANY_ENTRIES': '文件内部条目过多，没有读取。请用 Word、Excel 或 WPS 打开后另存。',
  'error.ZIP_DUPLICATE_ENTRY':
    '文件内部有重复的条目（{part}），内容不可信，没有读取。请用 Word、Excel 或 WPS 打开后另存。',
  'error.ZIP_BAD_PATH': '文件内部路径不合规（{part}），没有读取。请用 Word、Excel 或 WPS 打开后另存。',
  'error.ZIP_OVERLAP': '文件内部条目互相重叠，内容不可信，没有读取。请用 Word、Excel 或 WPS 打开后另存。',
  'error.ZIP_TRAILING_DATA':
    '文件末尾有多余内容，没有读取。请重新取得该文件，或用 Word、Excel 或 WPS 打开后另存。',
  'error.ZIP_UNSUPPORTED': '文件的压缩方式不受支持（{part}）。请用 Word、Excel 或 WPS 打开后另存。',
  'error.XML_DAMAGED': '文件内容不完整（{part}），没有读取。请用 Word、Excel 或 WPS 打开修复后另存。',
  'error.XML_FORBIDDEN': '文件含有不允许的内容（{part}），没有读取。请用 Word、Excel 或 WPS 打开后另存。',
  'error.XML_TOO_DEEP': '文件结构异常（{part}），没有读取。请用 Word、Excel 或 WPS 打开后另存。',
  'error.XML_TOO_LARGE': '文件内容过多（{part}），没有读取。请删去无关内容后另存。',
  'error.XML_ENCODING': '文件编码不受支持（{part}）。请用 Word、Excel 或 WPS 打开后另存。',
  'error.XLSX_MISSING_PART': '文件缺少必要部分（{part}），没有读取。请用 Excel 打开修复后另存。',
  'error.XLSX_BAD_REFERENCE': '文件中的单元格引用无效（{part}），没有读取。请用 Excel 打开修复后另存。',
  'error.XLSX_TOO_MANY_SHEETS': '工作表超过{limit}张，没有读取。请删去无关的表后另存。',
  'error.XLSX_TOO_MANY_CELLS': '有内容的单元格超过{limit}个，没有读取。请删去无关内容后另存。',
  'error.XLSX_TOO_MANY_STRINGS': '文本超过{limit}条，没有读取。请删去无关内容后另存。',
  'error.XLSX_BAD_VALUE': '文件中有无效的数值（{part}），没有读取。请用 Excel 打开修复后另存。',
  'error.OUTPUT_EXISTS': '文件“{file}”已存在，没有覆盖。请换一个文件名，或加 --force。',
  'error.OUTPUT_LOCKED': '无法写入“{file}”，可能正被其他软件打开。请关闭后重试。',
  'error.OUTPUT_UNVERIFIED': '生成的文件复读后与原内容不一致，没有提供保存。请反馈此问题。',
} as const;
