"use client";

import { Toaster } from "#components/ui/sonner.tsx";

/** The place where toasts appear: at the bottom, above the bar that a phone has there. */
export function Toasts() {
  return <Toaster position="bottom-right" mobileOffset={{ bottom: 72 }} />;
}
