"use client";

import { ArrowDownIcon, ArrowUpIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import type { RegisteredModel } from "#server/domain/registry/schema.ts";
import type { Order } from "./list-view.ts";
import { ModelRow } from "./model-row.tsx";

/** Registered models, a row each. Two columns sort. */
export function ModelTable(props: {
  models: readonly RegisteredModel[];
  order: Order;
  stale: boolean;
  onOrder: (order: Order) => void;
}) {
  const { order, onOrder } = props;
  return (
    <table
      aria-label="Models"
      aria-busy={props.stale}
      className={cn(
        "w-full table-fixed border-separate border-spacing-0 border-t",
        props.stale && "opacity-60",
      )}
    >
      <thead>
        <tr className="h-9 text-xs text-muted-foreground *:border-b *:px-4 *:font-medium">
          <SortedHead by="name" first="name" order={order} onOrder={onOrder}>
            Name
          </SortedHead>
          <th scope="col" className="w-80 text-left max-sm:hidden max-lg:w-1/3">
            Aliases
          </th>
          <th scope="col" className="w-24 text-right">
            Latest
          </th>
          <th scope="col" className="w-40 text-left max-md:hidden">
            Owner
          </th>
          <SortedHead
            by="updated"
            first="-updated"
            order={order}
            onOrder={onOrder}
            className="w-36 text-right max-sm:hidden"
          >
            Last updated
          </SortedHead>
        </tr>
      </thead>
      <tbody>
        {props.models.map((model) => (
          <ModelRow key={model.id} model={model} />
        ))}
      </tbody>
    </table>
  );
}

/** The head of a column that sorts; pressed again it turns round. `first` is how it sorts when it is pressed first. */
function SortedHead(props: {
  by: "name" | "updated";
  first: Order;
  order: Order;
  onOrder: (order: Order) => void;
  className?: string;
  children: ReactNode;
}) {
  const { by, first, order } = props;
  const isSorted = order === by || order === `-${by}`;
  const turned: Order = order === by ? `-${by}` : by;
  const descends = order.startsWith("-");
  const Arrow = descends ? ArrowDownIcon : ArrowUpIcon;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (descends ? "descending" : "ascending") : undefined}
      className={cn("text-left", props.className)}
    >
      <button
        type="button"
        onClick={() => props.onOrder(isSorted ? turned : first)}
        className={cn(
          "inline-flex items-center gap-1 rounded-sm outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring",
          isSorted && "text-foreground",
        )}
      >
        {props.children}
        {isSorted && <Arrow aria-hidden className="size-3.5" />}
      </button>
    </th>
  );
}
