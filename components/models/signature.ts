import { isRecord, listOf, recordOf, textOf } from "./fields.ts";

/** A column, tensor or param of a model: `shape` and containers are part of the type, as in `float32[-1, 28]`. */
export type SignatureField = { name: string; type: string; isRequired: boolean; default: string | undefined };

export type ModelSignature = {
  inputs: SignatureField[];
  outputs: SignatureField[];
  params: SignatureField[];
};

/** Reads the signature of an `MLmodel` file, whose three parts are JSON texts. Undefined without any. @throws Error */
export function parseSignature(value: unknown): ModelSignature | undefined {
  if (!isRecord(value)) return undefined;
  const [inputs, outputs, params] = ["inputs", "outputs", "params"].map((part) => readPart(value[part]));
  if (!inputs?.length && !outputs?.length && !params?.length) return undefined;
  return { inputs: inputs ?? [], outputs: outputs ?? [], params: params ?? [] };
}

function readPart(value: unknown): SignatureField[] {
  const text = textOf(value);
  if (text === undefined) return [];
  try {
    return listOf(JSON.parse(text)).map((field, index) => readField(recordOf(field), index));
  } catch (cause) {
    throw new Error("The signature cannot be read: it is no JSON.", { cause });
  }
}

function readField(field: Record<string, unknown>, index: number): SignatureField {
  return {
    name: textOf(field["name"]) ?? `${index}`,
    type: describeType(field),
    isRequired: field["required"] !== false && field["optional"] !== true && !("default" in field),
    default: "default" in field ? JSON.stringify(field["default"]) : undefined,
  };
}

/** A type in one line: `double`, `int64[-1, 28]`, `array<string>`, `object{a: long, b?: double}`. */
function describeType(field: Record<string, unknown>): string {
  const type = textOf(field["type"]) ?? "any";
  if (type === "tensor") return describeTensor(recordOf(field["tensor-spec"]));
  if (type === "array") return `array<${describeType(recordOf(field["items"]))}>`;
  if (type === "map") return `map<${describeType(recordOf(field["values"]))}>`;
  if (type === "object") return `object{${describeProperties(recordOf(field["properties"]))}}`;
  return `${type}${describeShape(field["shape"])}`;
}

const describeTensor = (spec: Record<string, unknown>) =>
  `${textOf(spec["dtype"]) ?? "any"}${describeShape(spec["shape"])}`;

const describeShape = (shape: unknown) => (Array.isArray(shape) ? `[${shape.map(String).join(", ")}]` : "");

function describeProperties(properties: Record<string, unknown>): string {
  return Object.entries(properties)
    .map(([name, value]) => {
      const field = recordOf(value);
      return `${name}${field["required"] === false ? "?" : ""}: ${describeType(field)}`;
    })
    .join(", ");
}
