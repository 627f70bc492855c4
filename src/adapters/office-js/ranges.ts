/** A range that no later request needs: without it Excel would have to remember each, and to be told to forget it. */
export function rangeOf(sheet: Excel.Worksheet, address: string): Excel.Range {
  const range = sheet.getRange(address);
  range.untrack();
  return range;
}

export function areasOf(sheet: Excel.Worksheet, addresses: string): Excel.RangeAreas {
  const areas = sheet.getRanges(addresses);
  areas.untrack();
  return areas;
}

/** All cells of a sheet. */
export function wholeOf(sheet: Excel.Worksheet): Excel.Range {
  const range = sheet.getRange();
  range.untrack();
  return range;
}
