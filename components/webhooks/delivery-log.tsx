"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { EmptyState } from "#components/common/empty-state.tsx";
import { ShowMore } from "#components/common/show-more.tsx";
import { useTRPC, useTRPCClient } from "#components/common/trpc.tsx";
import type { Delivery, Webhook } from "#server/domain/webhooks/index.ts";
import { DeliveryLine } from "./delivery-line.tsx";

const pageSize = 50;

/** What was sent to a webhook, newest first, a page at a time. `first` is what the server has read just now. */
export function DeliveryLog({ webhook, first }: { webhook: Webhook; first: Delivery[] }) {
  const client = useTRPCClient();
  const { id } = webhook;
  const newest = first[0];
  const list = useInfiniteQuery({
    queryKey: [
      ...useTRPC().webhooks.deliveries.pathKey(),
      id,
      // The page is read again at each change, and a log that begins otherwise is another one.
      first.map(({ id: deliveryId, state, attempts }) => `${deliveryId} ${state} ${attempts}`).join(),
    ],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) => client.webhooks.deliveries.query({ id, limit: pageSize, before: pageParam }),
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.id),
    initialData: { pages: [first], pageParams: [undefined] },
    staleTime: Infinity,
  });
  if (newest === undefined) {
    return (
      <EmptyState title="Nothing was sent yet">
        A line appears here as soon as something happens that the webhook is told of.
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label="Deliveries" className="rounded-md border">
        {list.data.pages.flat().map((delivery) => (
          <DeliveryLine key={delivery.id} webhook={webhook} delivery={delivery} />
        ))}
      </ul>
      <ShowMore of={list} />
    </>
  );
}
