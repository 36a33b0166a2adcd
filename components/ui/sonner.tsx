"use client";

import { CircleCheckIcon, InfoIcon, Loader2Icon, OctagonXIcon, TriangleAlertIcon } from "lucide-react";
import { Toaster as Sonner, type ToasterProps } from "sonner";

const icons = {
  success: <CircleCheckIcon className="size-4 text-success" />,
  info: <InfoIcon className="size-4 text-running" />,
  warning: <TriangleAlertIcon className="size-4 text-warning" />,
  error: <OctagonXIcon className="size-4 text-destructive" />,
  loading: <Loader2Icon className="size-4 animate-spin" />,
};

/** Shows what `toast()` of sonner is given, in the colours of the page: both themes come from the tokens. */
function Toaster(props: ToasterProps) {
  return (
    <Sonner
      icons={icons}
      className="!font-sans [--border-radius:var(--radius)] [--normal-bg:var(--popover)] [--normal-border:var(--border)] [--normal-text:var(--popover-foreground)]"
      toastOptions={{ classNames: { title: "text-sm", description: "text-sm !text-muted-foreground" } }}
      {...props}
    />
  );
}

export { Toaster };
