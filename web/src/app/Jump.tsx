import { useTranslation } from "react-i18next";
import { useStore } from "@/lib/store";
import { Dialog } from "@/ui/Dialog";
import { KeyCaps } from "@/ui/KeyCaps";
import { JumpList } from "./JumpList";
import classes from "./Shell.module.css";
import { isJumpOpen } from "./shortcuts-store";

/** The way to anything by its name. */
export function JumpButton() {
  const { t } = useTranslation();
  const isOpen = useStore(isJumpOpen);
  const close = () => isJumpOpen.set(false);
  return (
    <>
      <button type="button" className={classes.jump} onClick={() => isJumpOpen.set(true)}>
        {t("frame.search")}
        <KeyCaps keys="mod+k" />
      </button>
      <Dialog
        opened={isOpen}
        onClose={close}
        withCloseButton={false}
        padding={0}
        size={600}
        yOffset="12vh"
        centered={false}
        title={t("palette.placeholder")}
        classNames={{ header: classes.unseen ?? "" }}
      >
        <JumpList onDone={close} />
      </Dialog>
    </>
  );
}
