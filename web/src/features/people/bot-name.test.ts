import { expect, test } from "vitest";
import { botAccountName } from "./bot-name";

test("a bot's account is called by plain letters, whatever its name is written in", () => {
  expect(botAccountName(" Prévis  farm #2 ")).toBe("previs-farm-2");
  expect(botAccountName("レンダー")).toBe("bot");
});
