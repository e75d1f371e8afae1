import { Modal, type ModalProps } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The line of its title is no header of the whole page, which a `header` on its own means. */
const ATTRIBUTES = { header: { role: "presentation" } };

/** A dialog whose close button has a name in the person's language. */
export function Dialog(props: ModalProps) {
  const { t } = useTranslation();
  return <Modal attributes={ATTRIBUTES} closeButtonProps={{ "aria-label": t("state.close") }} {...props} />;
}
