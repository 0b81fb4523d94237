// A place to go: a page, and a record on it.

/** A record found somewhere: its kind, itself, and the record that shows it. */
export interface Destination {
  page: string;
  area?: string;
  id?: number;
  open?: number;
}
