/** Namespaces of the transitional form that Excel writes, and of the strict form of ISO 29500. */
export const SPREADSHEET = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
]);

/** Namespace of r:id, and what the types of relationships begin with. */
export const OFFICE_RELATIONSHIPS = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
  'http://schemas.microsoft.com/office/2006/relationships',
]);

export const PACKAGE_RELATIONSHIPS = new Set([
  'http://schemas.openxmlformats.org/package/2006/relationships',
]);

export const CONTENT_TYPES = new Set(['http://schemas.openxmlformats.org/package/2006/content-types']);
