/** One of the values a type knows by name: a status, a person or open slot, a sequence, a choice of a list. */
export interface Choice {
  id: string;
  name: string;
  color?: string;
  /** Said beside the name, quietly: a person's role, a shot's sequence. */
  note?: string;
  /** The address of a person's picture. */
  picture?: string | undefined;
  /** A role slot nobody fills yet; drawn dashed. */
  isOpen?: boolean;
  /** Still shown where it stands, no longer offered. */
  isRetired?: boolean;
}
