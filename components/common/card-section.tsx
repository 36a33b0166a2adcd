import type { ReactNode } from "react";

/** A titled part of a page in a frame of its own; `count` stands beside the title, `actions` at the right edge. */
export function CardSection(props: {
  title: string;
  count?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-label={props.title} className="min-w-0 rounded-md border bg-card">
      <header className="flex h-10 items-center gap-2 border-b pr-2 pl-3">
        <h2 className="text-sm font-medium">{props.title}</h2>
        <span className="numeric text-sm text-muted-foreground">{props.count}</span>
        <div className="ml-auto flex items-center gap-1">{props.actions}</div>
      </header>
      {props.children}
    </section>
  );
}

/** Such a part that has nothing to show but the sentence that says why. */
export function SentenceSection({ title, says }: { title: string; says: string }) {
  return (
    <CardSection title={title}>
      <p className="px-3 py-4 text-sm break-words text-muted-foreground">{says}</p>
    </CardSection>
  );
}
