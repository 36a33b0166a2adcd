"use client";

import dynamic from "next/dynamic";

/** The place where toasts appear. Its code comes after the page, since no toast is shown before somebody acts. */
export const Toasts = dynamic(() => import("#components/ui/sonner.tsx").then((module) => module.Toaster), {
  ssr: false,
});
