"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";

/**
 * A link that fetches its page ahead when it is pointed at or focused, and not merely because it is in sight: every
 * page shows the same places, and their code would weigh on each first visit.
 */
export function PlaceLink({ href, ...props }: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) {
  const router = useRouter();
  const fetchAhead = () => router.prefetch(href);
  return <Link {...props} href={href} prefetch={false} onMouseEnter={fetchAhead} onFocus={fetchAhead} />;
}
