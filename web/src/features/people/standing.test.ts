import { expect, test } from "vitest";
import type { AccountOut } from "@/api/schema.gen";
import { fits, stateOf } from "./standing";

const NOW = new Date("2026-11-21T12:00:00Z");
const account = { active: true, expires_on: null, account_type: "artist" as const };
const open = { has_password: false, signs_in_elsewhere: false, invitation_expires_at: null };

test("an invited person is told from one whose invitation has ended, and from one who was never invited", () => {
  expect(stateOf(account, { ...open, invitation_expires_at: "2026-11-22T09:00:00Z" }, NOW)).toBe("invited");
  expect(stateOf(account, { ...open, invitation_expires_at: "2026-11-20T09:00:00Z" }, NOW)).toBe("invitationEnded");
  expect(stateOf(account, open, NOW)).toBe("noWayIn");
});

test("whoever has a password, or comes in elsewhere, is active, whatever became of an invitation", () => {
  expect(stateOf(account, { ...open, has_password: true, invitation_expires_at: "2026-11-20T09:00:00Z" }, NOW)).toBe(
    "active",
  );
  expect(stateOf(account, { ...open, signs_in_elsewhere: true }, NOW)).toBe("active");
});

test("an account that was deactivated or has ended says so first", () => {
  expect(stateOf({ ...account, active: false }, { ...open, has_password: true }, NOW)).toBe("inactive");
  expect(stateOf({ ...account, expires_on: "2026-11-20" }, { ...open, has_password: true }, NOW)).toBe("ended");
  expect(stateOf({ ...account, expires_on: "2026-11-21" }, { ...open, has_password: true }, NOW)).toBe("active");
});

test("a bot waits for no invitation", () => {
  expect(stateOf({ ...account, account_type: "bot" }, open, NOW)).toBe("bot");
});

test("people are found by any part of their name or address, accents or not", () => {
  const someone = {
    display_name: "Zoë Brandt",
    account_name: "zoe.brandt",
    email: "zoe@meadow.example",
  } as AccountOut;
  expect(fits(someone, "zoe")).toBe(true);
  expect(fits(someone, "brandt zoë")).toBe(true);
  expect(fits(someone, "meadow")).toBe(true);
  expect(fits(someone, "zoe keller")).toBe(false);
  expect(fits(someone, "")).toBe(true);
});
