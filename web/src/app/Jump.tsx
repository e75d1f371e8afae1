import { Kbd } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useStore } from "@/lib/store";
import { JumpList } from "./JumpList";
import classes from "./Shell.module.css";
import { isJumpOpen } from "./shortcuts-store";
import { Dialog } from "@/ui/Dialog";

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The way to anything by its name. */
export function JumpButton() {
  const { t } = useTranslation();
  const isOpen = useStore(isJumpOpen);
  const open = () => isJumpOpen.set(true);
  const close = () => isJumpOpen.set(false);
  useHotkeys([["mod+K", open]], []);
  return (
    <>
      <button type="button" className={classes.jump} onClick={open}>
        {t("frame.search")}
        <Kbd size="xs">{IS_APPLE ? "⌘K" : "Ctrl K"}</Kbd>
      </button>
      <Dialog
        opened={isOpen}
        onClose={close}
        withCloseButton={false}
        padding={0}
        yOffset="12vh"
        centered={false}
        title={t("shortcuts.goto")}
        classNames={{ header: classes.unseen ?? "" }}
      >
        <JumpList onDone={close} />
      </Dialog>
    </>
  );
}
