import type { ReactNode } from "react";
import { TriangleAlertIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";

/** Stands where the thing would have been: what happened, what to do, and a way to try again or to go on. */
export function ErrorState(props: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  onRetry?: () => void;
  className?: string;
}) {
  const { title, children, action, onRetry, className } = props;
  return (
    <div
      role="alert"
      className={cn(
        "mx-auto flex w-full max-w-lg flex-col items-center gap-3 px-4 py-16 text-center",
        className,
      )}
    >
      <TriangleAlertIcon aria-hidden className="size-5 text-destructive" />
      <h2 className="text-lg font-medium">{title}</h2>
      {children !== undefined && <div className="text-muted-foreground">{children}</div>}
      {onRetry !== undefined && (
        <Button variant="outline" onClick={onRetry}>
          Try again
        </Button>
      )}
      {action}
    </div>
  );
}
