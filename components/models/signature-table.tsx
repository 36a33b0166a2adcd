import type { ModelSignature, SignatureField } from "./signature.ts";

/** Rows laid out at once: a table of a thousand features is looked up in the file. */
const rowsMax = 100;

const parts = [
  ["Inputs", "inputs"],
  ["Outputs", "outputs"],
  ["Params", "params"],
] as const;

/** What a model takes and answers, a row for each column, tensor or param. */
export function SignatureTable({ signature }: { signature: ModelSignature }) {
  return (
    // A region that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} className="overflow-x-auto rounded-md border">
      <table className="w-full text-sm">
        <thead className="text-left text-xs text-muted-foreground">
          <tr className="border-b">
            <th className="px-3 py-1.5 font-medium">Signature</th>
            <th className="px-3 py-1.5 font-medium">Type</th>
            <th className="px-3 py-1.5 font-medium">Required</th>
          </tr>
        </thead>
        {parts.map(([title, part]) => (
          <Part key={part} title={title} fields={signature[part]} />
        ))}
      </table>
    </div>
  );
}

function Part({ title, fields }: { title: string; fields: readonly SignatureField[] }) {
  if (fields.length === 0) return null;
  return (
    <tbody className="border-b last:border-0">
      <tr>
        <th colSpan={3} className="bg-muted/60 px-3 py-1 text-left text-xs font-medium">
          {title}
        </th>
      </tr>
      {fields.slice(0, rowsMax).map((field, index) => (
        // Two fields may bear one name, and none of them moves.
        // oxlint-disable-next-line react/no-array-index-key
        <tr key={index} className="font-mono text-xs">
          <td className="px-3 py-1.5">{field.name}</td>
          <td className="px-3 py-1.5">{field.type}</td>
          <td className="px-3 py-1.5 font-sans text-muted-foreground">{describePresence(field)}</td>
        </tr>
      ))}
      {fields.length > rowsMax && (
        <tr>
          <td colSpan={3} className="px-3 py-1.5 text-muted-foreground">
            and {fields.length - rowsMax} more in the file
          </td>
        </tr>
      )}
    </tbody>
  );
}

function describePresence({ default: value, isRequired }: SignatureField): string {
  if (value !== undefined) return `default ${value}`;
  return isRequired ? "yes" : "no";
}
