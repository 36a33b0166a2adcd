"use client";

import { createContext, use, useSyncExternalStore } from "react";

/** Where a page's charts are looked at: a place on the x axis, and the chart it is pointed at in. */
export type Crosshair = {
  x: number;
  /** The chart the pointer or focus is in; the others only follow. */
  chart: string;
  /** Height of the pointer within that chart in px; absent when moved by keyboard. */
  pointerY?: number;
};

export type CrosshairStore = ReturnType<typeof createCrosshairStore>;

/** The crosshair all charts of a page share. A store of its own, so that moving it draws no chart again. */
export function createCrosshairStore() {
  let current: Crosshair | undefined;
  const listeners = new Set<() => void>();
  return {
    read: () => current,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    move(next: Crosshair | undefined) {
      if (current === next) return;
      current = next;
      for (const listener of listeners) listener();
    },
  };
}

/** The store of charts that stand outside any page of charts. */
const CrosshairContext = createContext(createCrosshairStore());

export const CrosshairProvider = CrosshairContext.Provider;

export const useCrosshairStore = (): CrosshairStore => use(CrosshairContext);

/** Where the crosshair is now; undefined when nobody points at a chart. */
export function useCrosshair(): Crosshair | undefined {
  const { subscribe, read } = useCrosshairStore();
  return useSyncExternalStore(subscribe, read, nowhere);
}

const nowhere = () => undefined;
