import type { ReactNode } from "react";

/** The pages around signing in: the name, one question, nothing else. */
export function AuthFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh items-center justify-center px-4 py-12">
      <div className="grid w-full max-w-sm grid-cols-[minmax(0,1fr)] gap-6">
        <div className="grid justify-items-center gap-3 text-center">
          <Mark />
          <h1 className="text-xl font-semibold">{title}</h1>
        </div>
        {children}
      </div>
    </main>
  );
}

/** The mark of `app/icon.svg`. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className="size-10">
      <rect width="32" height="32" rx="7" className="fill-primary" />
      <path
        d="M7 23c5 0 5-14 9-14s3 8 9 8"
        fill="none"
        className="stroke-primary-foreground"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  );
}
