import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "@/lib/store";
import { Dialog } from "@/ui/Dialog";
import { areShortcutsShown } from "./shortcuts-store";
import { ShortcutsList } from "./ShortcutsList";

/** The keys in force where the person is: the page's, the grid's own, and those of everywhere. */
export function Shortcuts() {
  const { t } = useTranslation();
  const isShown = useStore(areShortcutsShown);
  const [text, setText] = useState("");
  const close = () => {
    areShortcutsShown.set(false);
    setText("");
  };
  return (
    <Dialog opened={isShown} onClose={close} title={t("shortcuts.title")} size={560}>
      <TextInput
        data-autofocus
        pt={6}
        aria-label={t("shortcuts.search")}
        placeholder={t("shortcuts.search")}
        leftSection={<IconSearch size={15} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ShortcutsList text={text} />
    </Dialog>
  );
}
