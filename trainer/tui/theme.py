"""The colours, once: three themes of our own, each readable on every surface."""

from textual.theme import Theme

PAPER, DUSK, CONTRAST = "paper", "dusk", "high-contrast"

SURFACES = ("background", "surface", "panel", "theirs", "mine", "chosen")
"""Everything that text stands on."""
TEXTS = ("text", "text-muted", "text-accent", "text-success", "text-warning", "text-error")
"""Everything that text is drawn in; each holds 4.5:1 on each surface."""

_PAPER = {
    "background": "#faf7f1",
    "surface": "#f3eee5",
    "panel": "#ede7dc",
    "theirs": "#e9e2d5",
    "mine": "#dfe2f6",
    "chosen": "#e0dced",
    "line": "#cfc6b6",
    "text": "#26231f",
    "text-muted": "#5f5950",
    "text-accent": "#3f46a6",
    "text-success": "#1f6436",
    "text-warning": "#7a4a05",
    "text-error": "#9f2a23",
    "on-accent": "#ffffff",
}
_DUSK = {
    "background": "#16171f",
    "surface": "#1c1e28",
    "panel": "#222531",
    "theirs": "#292c3a",
    "mine": "#333964",
    "chosen": "#2f3350",
    "line": "#3a3e50",
    "text": "#ebe8e2",
    "text-muted": "#b0afbd",
    "text-accent": "#b3baff",
    "text-success": "#93d6a6",
    "text-warning": "#ebc67f",
    "text-error": "#f5a39c",
    "on-accent": "#16171f",
}
_CONTRAST = {
    "background": "#000000",
    "surface": "#000000",
    "panel": "#000000",
    "theirs": "#1c1c1c",
    "mine": "#00305c",
    "chosen": "#3a3a00",
    "line": "#ffffff",
    "text": "#ffffff",
    "text-muted": "#d6d6d6",
    "text-accent": "#ffe14d",
    "text-success": "#7dff9b",
    "text-warning": "#ffc94d",
    "text-error": "#ffb0ab",
    "on-accent": "#000000",
}


def _theme(name: str, tokens: dict[str, str], *, dark: bool) -> Theme:
    """Give every colour that the toolkit draws with one of our tokens, so that nothing is mixed unseen."""
    return Theme(
        name=name,
        dark=dark,
        primary=tokens["text-accent"],
        secondary=tokens["text-accent"],
        accent=tokens["text-accent"],
        success=tokens["text-success"],
        warning=tokens["text-warning"],
        error=tokens["text-error"],
        foreground=tokens["text"],
        background=tokens["background"],
        surface=tokens["surface"],
        panel=tokens["panel"],
        variables=tokens
        | {
            "text-disabled": tokens["text-muted"],
            "text-primary": tokens["text-accent"],
            "text-secondary": tokens["text-accent"],
            "foreground-muted": tokens["text-muted"],
            "block-cursor-background": tokens["chosen"],
            "block-cursor-foreground": tokens["text"],
            "block-cursor-text-style": "none",
            "block-cursor-blurred-background": tokens["chosen"],
            "block-cursor-blurred-foreground": tokens["text"],
            "block-hover-background": tokens["panel"],
            "border": tokens["text-accent"],
            "border-blurred": tokens["line"],
            "scrollbar": tokens["line"],
            "scrollbar-hover": tokens["text-muted"],
            "scrollbar-active": tokens["text-accent"],
            "scrollbar-background": tokens["background"],
            "input-cursor-background": tokens["text-accent"],
            "input-cursor-foreground": tokens["on-accent"],
            "input-selection-background": tokens["chosen"],
            "screen-selection-background": tokens["chosen"],
            "screen-selection-foreground": tokens["text"],
            "button-foreground": tokens["text"],
        },
    )


THEMES = (
    _theme(PAPER, _PAPER, dark=False),
    _theme(DUSK, _DUSK, dark=True),
    _theme(CONTRAST, _CONTRAST, dark=True),
)
