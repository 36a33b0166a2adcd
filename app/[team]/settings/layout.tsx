import type { ReactNode } from "react";
import { Page } from "#components/common/frame/page.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <Page crumbs={[{ label: "Settings" }]} width="text">
      <SettingsTabs />
      {children}
    </Page>
  );
}
