/** First and last byte, both included, counted from 0. */
export type ByteRange = { first: number; last: number };

/** What the store measured while the bytes went by. */
export type StoredBytes = { sizeBytes: number; sha256: Uint8Array };

export type StoredObject = { key: string; sizeBytes: number; storedAt: Date };

/**
 * Keeps bytes under keys that the product makes itself: no part of a key is ever a caller's text.
 * A folder today; S3 fits behind the same six verbs.
 */
export type Store = {
  /**
   * Keeps the bytes under a new key: whole and durable when it resolves, invisible before, and gone without a trace
   * when the source fails. Takes the next chunk only once the last one is written.
   *
   * @throws AppError `unavailable` when the store is full or cannot be written.
   */
  put(key: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredBytes>;
  /** The bytes, or those of the range; `undefined` when the key is unknown. Cancelling the stream frees it. */
  open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | undefined>;
  /** Forgets the key. An unknown key is fine. */
  delete(key: string): Promise<void>;
  has(key: string): Promise<boolean>;
  /** Every whole object below a prefix that ends with `/`, in no particular order. */
  list(prefix: string): AsyncIterable<StoredObject>;
  /** Removes what uploads left behind that began before `before` and never ended (their process died). Answers how many. */
  removeAbandoned(before: Date): Promise<number>;
};
