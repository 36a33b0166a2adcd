import Link from "next/link";
import { EmptyState } from "#components/common/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center">
      <EmptyState
        title="This page does not exist"
        action={
          <Button asChild variant="outline">
            <Link href="/">Go to my team</Link>
          </Button>
        }
      >
        The address may be mistyped, or it belongs to a team you are not in.
      </EmptyState>
    </main>
  );
}
