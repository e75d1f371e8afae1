import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const accent: MantineColorsTuple = [
  ...(["#eaf0ff", "#d3dffe", "#a7beff", "#7ba2ff", "#5b8cff"] as const),
  ...(["#4678f2", "#3b6ae0", "#2660ea", "#1d57dd", "#1546b8"] as const),
];

/** Mantine draws its dark inputs, menus and borders from this: our greys, from text to background. */
const dark: MantineColorsTuple = [
  ...(["#e4e8ee", "#b8bfcb", "#939cab", "#6b7482", "#333a46"] as const),
  ...(["#242932", "#171b20", "#0f1114", "#0c0e10", "#090a0c"] as const),
];

export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 6 },
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontSizes: { xs: "11px", sm: "12px", md: "13px", lg: "15px", xl: "18px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.45", lg: "1.5", xl: "1.4" },
  radius: { xs: "3px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  defaultRadius: "md",
  respectReducedMotion: true,
  headings: {
    fontWeight: "600",
    sizes: { h1: { fontSize: "20px" }, h2: { fontSize: "15px" }, h3: { fontSize: "13px" } },
  },
  components: {
    Button: { defaultProps: { size: "xs", fz: 12, fw: 500 } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
    TextInput: { defaultProps: { size: "sm" } },
    PasswordInput: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm" } },
    NumberInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm" } },
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.5 }, transitionProps: { duration: 0 } },
      styles: {
        content: { background: "var(--surface)", border: "1px solid var(--line)" },
        header: { background: "var(--surface)" },
        title: { fontWeight: 600, fontSize: 14 },
      },
    },
    InputWrapper: { styles: { label: { marginBottom: 4 }, description: { marginBottom: 4 } } },
    // Without the placeholder the first line has the focus, and nothing in a menu is no line of it.
    Menu: { defaultProps: { shadow: "md", transitionProps: { duration: 0 }, withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { openDelay: 400 } },
  },
});

const shared = {
  "--mantine-color-body": "var(--bg)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--muted)",
  "--mantine-color-placeholder": "var(--muted)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-error": "var(--danger)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--raised)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-default-color": "var(--text)",
};

/** Mantine's own variables speak our tokens, so both themes are decided in tokens.css alone. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, dark: shared, light: shared });
