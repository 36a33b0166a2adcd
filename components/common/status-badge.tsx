import type { LucideIcon } from "lucide-react";
import { CheckIcon, CircleDotIcon, ClockIcon, OctagonXIcon, SquareIcon } from "lucide-react";
import { cn } from "#components/ui/cn.ts";

/** A run's status in the words of the MLflow protocol. */
export type RunStatus = "RUNNING" | "SCHEDULED" | "FINISHED" | "FAILED" | "KILLED";

const looks: Record<RunStatus, { icon: LucideIcon; label: string; tone: string }> = {
  RUNNING: { icon: CircleDotIcon, label: "Running", tone: "text-running" },
  SCHEDULED: { icon: ClockIcon, label: "Scheduled", tone: "text-muted-foreground" },
  FINISHED: { icon: CheckIcon, label: "Finished", tone: "text-success" },
  FAILED: { icon: OctagonXIcon, label: "Failed", tone: "text-destructive" },
  KILLED: { icon: SquareIcon, label: "Killed", tone: "text-warning" },
};

/** A run's status as icon and word. A running one pulses slowly unless the reader asked for no motion. */
export function StatusBadge({ status, className }: { status: RunStatus; className?: string }) {
  const { label, tone } = looks[status];
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 align-middle text-sm whitespace-nowrap",
        tone,
        className,
      )}
    >
      <BareIcon status={status} />
      <span>{label}</span>
    </span>
  );
}

/** The icon of a status alone, for narrow columns; its name is the tooltip and what a screen reader says. */
export function StatusIcon({ status }: { status: RunStatus }) {
  return (
    <span title={looks[status].label} className="inline-flex align-middle">
      <BareIcon status={status} name={looks[status].label} />
    </span>
  );
}

function BareIcon({ status, name }: { status: RunStatus; name?: string }) {
  const { icon: Icon, tone } = looks[status];
  return (
    <Icon
      role={name === undefined ? undefined : "img"}
      aria-label={name}
      aria-hidden={name === undefined}
      className={cn("size-4 shrink-0", tone, status === "RUNNING" && "animate-live")}
    />
  );
}
