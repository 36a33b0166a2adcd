import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { Label } from "#components/ui/label.tsx";

type Props = {
  label: string;
  /** Of the control that the label belongs to. */
  id: string;
  /** How wide it is among its neighbours. */
  className?: string;
  children: ReactNode;
};

/** A control of a form below its name. */
export function Field({ label, id, className, children }: Props) {
  return (
    <div className={cn("grid gap-1.5", className)}>
      <Label htmlFor={id}>{label}</Label>
      {children}
    </div>
  );
}
