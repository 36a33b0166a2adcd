/** A tag or a param: both are texts. */
export type KeyValue = { key: string; value: string };
