"use client";

import { CheckIcon, CopyIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { copyText } from "./clipboard.ts";

const confirmedMs = 1_500;

/** Copies `text`; the icon turns into a tick for a moment and a screen reader hears that it worked. */
export function CopyButton({ text, label, className }: { text: string; label: string; className?: string }) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const copy = async () => {
    setState((await copyText(text)) ? "copied" : "failed");
    setTimeout(() => setState("idle"), confirmedMs);
  };
  const Icon = state === "copied" ? CheckIcon : CopyIcon;
  return (
    <Button
      type="button"
      variant="ghost"
      size="icon-xs"
      aria-label={label}
      title={state === "failed" ? "The browser did not allow it: select the text and copy by hand" : label}
      onClick={() => void copy()}
      className={cn("text-muted-foreground", className)}
    >
      <Icon className={cn("size-3.5", state === "copied" && "text-success")} />
      <output className="sr-only">{state === "copied" ? "Copied" : ""}</output>
    </Button>
  );
}
