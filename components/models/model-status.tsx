import type { LucideIcon } from "lucide-react";
import { CheckIcon, CircleDotIcon, OctagonXIcon } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import type { LoggedModelStatus } from "#server/domain/models/schema.ts";

const looks: Record<LoggedModelStatus, { icon: LucideIcon; label: string; tone: string }> = {
  PENDING: { icon: CircleDotIcon, label: "Pending", tone: "text-running" },
  READY: { icon: CheckIcon, label: "Ready", tone: "text-success" },
  UPLOAD_FAILED: { icon: OctagonXIcon, label: "Upload failed", tone: "text-destructive" },
};

/** How far a logged model's files are, as icon and word. */
export function ModelStatus({ status, className }: { status: LoggedModelStatus; className?: string }) {
  const { icon: Icon, label, tone } = looks[status];
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 align-middle text-sm whitespace-nowrap",
        tone,
        className,
      )}
    >
      <Icon aria-hidden className={cn("size-4 shrink-0", status === "PENDING" && "animate-live")} />
      <span>{label}</span>
    </span>
  );
}
