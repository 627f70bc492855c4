/** A range that no later request needs: without it Excel would have to remember each, and to be told to forget it. */
export function rangeOf(sheet: Excel.Worksheet, address: string): Excel.Range {
  const range = sheet.getRange(address);
  range.untrack();
  return range;
}

/** All cells of a sheet. */
export function wholeOf(sheet: Excel.Worksheet): Excel.Range {
  const range = sheet.getRange();
  range.untrack();
  return range;
}

/** Ranges of one sheet within one request, each asked for once however often it is used. */
export class SheetRanges {
  private readonly ranges = new Map<string, Excel.Range>();
  private readonly severalAreas = new Map<string, Excel.RangeAreas>();

  constructor(private readonly sheet: Excel.Worksheet) {}

  range(address: string): Excel.Range {
    const range = this.ranges.get(address) ?? rangeOf(this.sheet, address);
    this.ranges.set(address, range);
    return range;
  }

  /** One or several areas, as joined by commas. */
  areas(addresses: string): Excel.Range | Excel.RangeAreas {
    if (!addresses.includes(',')) return this.range(addresses);
    const known = this.severalAreas.get(addresses);
    if (known) return known;
    const areas = this.sheet.getRanges(addresses);
    areas.untrack();
    this.severalAreas.set(addresses, areas);
    return areas;
  }
}
