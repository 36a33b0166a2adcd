import { WrittenNumber } from "./json-read.ts";
import { missingValue, wrongType } from "./field-errors.ts";

/**
 * One field of a request: how its raw JSON value is read, or what an absent one means. Names are snake_case; the
 * protocol also takes camelCase and, for some, an older name.
 */
export type Field<T> = {
  read: (raw: unknown, path: string) => T;
  isList?: boolean;
  olderName?: string;
};

export type Shape = Record<string, Field<unknown>>;

/** What a shape reads. */
export type Message<S extends Shape> = { [Name in keyof S]: S[Name] extends Field<infer T> ? T : never };

/** Where raw values come from: a JSON object or the query of an address. */
export type RawFields = (name: string, isList: boolean) => unknown;

/** Reads every field of a shape; fields it does not know are ignored. @throws AppError `invalid` in MLflow's words */
export function readMessage<S extends Shape>(shape: S, raw: RawFields, path = ""): Message<S> {
  const message: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(shape)) {
    const isList = field.isList === true;
    const given = raw(name, isList) ?? raw(toCamelCase(name), isList);
    const value = isEmpty(given) && field.olderName !== undefined ? raw(field.olderName, isList) : given;
    message[name] = field.read(value ?? undefined, path === "" ? name : `${path}.${name}`);
  }
  return readAsShaped(message);
}

/** Each name of the message was read by the field of that name, which the compiler cannot follow. */
function readAsShaped<S extends Shape>(message: Record<string, unknown>): Message<S> {
  return message as Message<S>;
}

/** The fields of a JSON object. */
export const fieldsOf =
  (object: object): RawFields =>
  (name) =>
    Object.hasOwn(object, name) ? (Reflect.get(object, name) as unknown) : undefined;

/** A text that may be absent. */
export const text = (): Field<string | undefined> => ({
  read: (raw, path) => (raw === undefined ? undefined : readText(raw, path)),
});

/** A text that may be neither absent nor empty. */
export const requiredText = (olderName?: string): Field<string> => ({
  olderName,
  read: (raw, path) => {
    if (isEmpty(raw)) throw missingValue(path);
    return readText(raw, path);
  },
});

/** The value of a param or tag: it may be empty, and an absent one is. */
export const valueText = (): Field<string> => ({
  read: (raw, path) => (raw === undefined ? "" : readText(raw, path)),
});

/** An int64: a number, a decimal text or an integral float; a bigint where no double holds it. */
export const int64 = (): Field<Int64 | undefined> => ({
  read: (raw, path) => (raw === undefined ? undefined : readInt64(raw, path)),
});

export const requiredInt64 = (): Field<Int64> => ({
  read: (raw, path) => {
    if (isEmpty(raw)) throw missingValue(path);
    return readInt64(raw, path);
  },
});

/** An integer that a double holds, such as a count or a time in milliseconds. */
export const integer = (): Field<number | undefined> => ({
  read: (raw, path) => {
    if (raw === undefined) return undefined;
    const value = readInt64(raw, path);
    if (typeof value === "bigint") throw wrongType(raw, path);
    return value;
  },
});

/** A double; the strings `NaN`, `Infinity` and `-Infinity` are numbers, true and false are not. */
export const requiredDouble = (): Field<number> => ({
  read: (raw, path) => {
    if (isEmpty(raw)) throw missingValue(path);
    return readDouble(raw, path);
  },
});

/** True or false; a query spells it, in any case. */
export const boolean = (): Field<boolean | undefined> => ({
  read: (raw, path) => {
    if (raw === undefined || typeof raw === "boolean") return raw;
    const word = typeof raw === "string" ? raw.toLowerCase() : "";
    if (word !== "true" && word !== "false") throw wrongType(raw, path);
    return word === "true";
  },
});

/** A name of an enum, or its number; `Kind` is what the product calls it. */
export const choice = <Kind>(
  choices: readonly (readonly [name: string, number: number, kind: Kind])[],
): Field<Kind | undefined> => ({
  read: (raw, path) => {
    if (raw === undefined) return undefined;
    const wanted = raw instanceof WrittenNumber ? raw.source : String(raw);
    const found = choices.find(([name, number]) => wanted === name || wanted === String(number));
    if (found === undefined) throw wrongType(raw, path);
    return found[2];
  },
});

/** A list; an absent one is empty. */
export const list = <T>(item: Field<T>): Field<T[]> => ({
  isList: true,
  read: (raw, path) => {
    if (raw === undefined) return [];
    if (!Array.isArray(raw)) throw wrongType(raw, path);
    return raw.map((value, index) => item.read(value ?? undefined, `${path}[${index}]`));
  },
});

/** A list that must be there, empty or not. */
export const presentList = <T>(item: Field<T>): Field<T[]> => {
  const field = list(item);
  return {
    ...field,
    read: (raw, path) => {
      if (raw === undefined) throw missingValue(path);
      return field.read(raw, path);
    },
  };
};

/** A message within a message. */
export const nested = <S extends Shape>(shape: S): Field<Message<S>> => ({
  read: (raw, path) => {
    if (raw === undefined) throw missingValue(path);
    if (!isObject(raw)) throw wrongType(raw, path);
    return readMessage(shape, fieldsOf(raw), path);
  },
});

/** A field that may be absent, though it may not be once it is there. */
export const optional = <T>(field: Field<T>): Field<T | undefined> => ({
  ...field,
  read: (raw, path) => (raw === undefined ? undefined : field.read(raw, path)),
});

const isEmpty = (raw: unknown) => raw === undefined || raw === null || raw === "";

function isObject(raw: unknown): raw is object {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw) && !(raw instanceof WrittenNumber);
}

function readText(raw: unknown, path: string): string {
  if (typeof raw !== "string") throw wrongType(raw, path);
  return raw;
}

type Int64 = number | bigint;

function readInt64(raw: unknown, path: string): Int64 {
  if (typeof raw === "number" && Number.isSafeInteger(raw)) return raw;
  const value = toBigint(raw instanceof WrittenNumber ? raw.source : raw);
  if (value === undefined || value !== BigInt.asIntN(64, value)) throw wrongType(raw, path);
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function toBigint(raw: unknown): bigint | undefined {
  if (typeof raw === "bigint") return raw;
  if (typeof raw === "number") return Number.isInteger(raw) ? BigInt(raw) : undefined;
  if (typeof raw !== "string" || raw.length > 32) return undefined;
  const [, digits] = /^\s*([+-]?\d+)(?:\.0*)?\s*$/u.exec(raw) ?? [];
  return digits === undefined ? undefined : BigInt(digits.replace("+", ""));
}

function readDouble(raw: unknown, path: string): number {
  if (typeof raw === "number" || typeof raw === "bigint") return Number(raw);
  const written = raw instanceof WrittenNumber ? raw.source : raw;
  const value = typeof written === "string" ? toDouble(written) : undefined;
  if (value === undefined) throw wrongType(raw, path);
  return value;
}

/** A decimal, or a word that JavaScript knows in one spelling only. */
function toDouble(written: string): number | undefined {
  const word = /^(?<sign>[+-]?)(?:(?<infinity>inf(?:inity)?)|nan)$/iu.exec(written)?.groups;
  if (word?.["infinity"] !== undefined) return word["sign"] === "-" ? -Infinity : Infinity;
  if (word !== undefined) return NaN;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(written) ? Number(written) : undefined;
}

const camelCase = new Map<string, string>();

function toCamelCase(name: string): string {
  const known = camelCase.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/_(?<letter>[a-z])/gu, (_, letter: string) => letter.toUpperCase());
  camelCase.set(name, made);
  return made;
}
