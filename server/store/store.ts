/** First and last byte, both included, counted from 0. */
export type ByteRange = { first: number; last: number };

/** What the store measured while the bytes went by. */
export type StoredBytes = { sizeBytes: number; sha256: Uint8Array };

export type StoredObject = { key: string; sizeBytes: number; storedAt: Date };

/**
 * Keeps bytes under keys that the product makes itself: no part of a key is ever a caller's text.
 * A folder of this machine (`folder.ts`) or a bucket (`s3.ts`) behind the same verbs.
 */
export type Store = {
  /**
   * Keeps the bytes under a new key: whole and durable when it resolves, invisible before, and gone without a trace
   * when the source fails. Takes the next chunk only once the last one is written, or a few parts of 8 MiB are on their way.
   *
   * @throws AppError `unavailable` when the store is full, away or cannot be written.
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
  /** Asks the store whether it can be used. @throws AppError `unavailable` with a sentence that says what to mend. */
  check(): Promise<void>;
  readonly parts: PartStore;
  /** Absent where clients cannot reach the store: then all bytes go through the product. */
  readonly direct: DirectAddresses | undefined;
};

/** An upload in parts under way: the key it is for, and what the store itself calls it. */
export type PartsUpload = { key: string; uploadId: string };

/** A part as its sender names it when it asks to join: `tag` is what the store answered for it, an ETag. */
export type SentPart = { number: number; tag: string };

/** One object sent in parts, in any order and at once. Nothing of it is visible before they are joined. */
export type PartStore = {
  /** Begins an upload and answers the store's name for it. */
  begin(key: string): Promise<string>;
  /**
   * Keeps one part of exactly `sizeBytes` and answers its tag. A part that is sent again takes the former one's place.
   *
   * @throws AppError `notFound` when the upload was dropped.
   */
  put(
    upload: PartsUpload,
    number: number,
    bytes: AsyncIterable<Uint8Array>,
    sizeBytes: number,
  ): Promise<string>;
  /**
   * Makes the object of all its parts, in the order of their numbers, and measures it by reading every byte once. May be
   * called again after a failure, and after it succeeded.
   *
   * @throws AppError `invalid` when a part is missing or its tag is another one's.
   */
  join(upload: PartsUpload, parts: readonly SentPart[]): Promise<StoredBytes>;
  /** Forgets the parts. An unknown upload is fine. */
  drop(upload: PartsUpload): Promise<void>;
};

/** Addresses of the store itself, each good for one thing and for some seconds; whoever has one needs no other right. */
export type DirectAddresses = {
  /** Takes one part by PUT and answers its tag as the header ETag. */
  ofPart(upload: PartsUpload, number: number, seconds: number): Promise<string>;
  /** Answers the object to GET, ranges too, as a download of this name and type. */
  ofObject(key: string, as: { disposition: string; contentType: string }, seconds: number): Promise<string>;
};
