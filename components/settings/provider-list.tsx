import { CopyButton } from "#components/common/copy-button.tsx";

type Provider = { id: string; label: string; issuer: string | undefined; redirectAddress: string };

/** The providers people sign in at, and the address each of them has to send people back to. */
export function ProviderList({ providers }: { providers: readonly Provider[] }) {
  return (
    <ul className="divide-y rounded-md border text-sm">
      {providers.map(({ id, label, issuer, redirectAddress }) => (
        <li key={id} className="grid gap-1 px-3 py-2">
          <span className="font-medium">{label}</span>
          {issuer !== undefined && (
            <span className="font-mono text-xs break-all text-muted-foreground">{issuer}</span>
          )}
          <span className="flex items-center gap-1 text-xs text-muted-foreground">
            <span className="break-all">
              Redirect address: <code>{redirectAddress}</code>
            </span>
            <CopyButton text={redirectAddress} label="Copy the redirect address" />
          </span>
        </li>
      ))}
    </ul>
  );
}
