"""The commands: parse first, import afterwards, so that `--help` and `--version` are immediate."""

from pathlib import Path
from typing import Annotated

import typer

from trainer import __version__

app = typer.Typer(
    name="trainer",
    help="Practise customer interviews against customers who only tell the truth when they are asked well.",
    no_args_is_help=False,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich would be half of the time that --help takes
    context_settings={"help_option_names": ["-h", "--help"]},
)
scenarios_app = typer.Typer(
    help="What an interview is for: list, show, check and start scenarios.", no_args_is_help=True, rich_markup_mode=None
)
personas_app = typer.Typer(
    help="Who is asked: list, show, check and start customers.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(scenarios_app, name="scenarios")
app.add_typer(personas_app, name="personas")

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Reveal = Annotated[bool, typer.Option("--reveal", help="Show the hidden side too. Spoils the interview.")]


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"trainer {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Practise customer interviews. Without a command: the app."""


@app.command()
def play(
    scenario: Annotated[str | None, typer.Argument(help="A scenario's id; `scenarios list` shows them.")] = None,
    script: Annotated[
        str | None, typer.Option(help="A file of utterances, one a line; - reads standard input.")
    ] = None,
    voice: Annotated[str, typer.Option(help="Who speaks: embedded, or model.")] = "embedded",
    seed: Annotated[int, typer.Option(help="The same seed and the same words give the same talk.")] = 1,
    bets: Annotated[Path | None, typer.Option(help="A JSON file of bets, for scripts.")] = None,
    as_json: Json = False,
    save: Annotated[bool, typer.Option("--save", help="Keep the interview on this machine.")] = False,
    resume: Annotated[str | None, typer.Option(help="Go on with a kept interview, by its id.")] = None,
    blind: Annotated[bool, typer.Option("--blind", help="No marks while you talk; all of it in the debrief.")] = False,
    judge: Annotated[
        bool, typer.Option("--judge", help="Ask the model that is set up about verdicts in doubt; it moves no score.")
    ] = False,
) -> None:
    """Interview a customer in plain text: for terminals, screen readers, pipes and scripts. Never ranked."""
    from trainer.cli.play import Options, run

    options = Options(
        scenario, script, voice, seed, bets, as_json=as_json, save=save, resume=resume, blind=blind, judge=judge
    )
    raise typer.Exit(run(options))


@app.command()
def setup(
    model: Annotated[
        str | None, typer.Option(help="Provider and model: openai/gpt-4o-mini. Without it: asked, or what is set up.")
    ] = None,
    address: Annotated[str | None, typer.Option(help="Where it is, if not at the provider's own address.")] = None,
    version: Annotated[str | None, typer.Option("--api-version", help="For Azure.")] = None,
    key: Annotated[
        str | None, typer.Option(help="Where its key is kept: environment, keyring, file or none.", metavar="PLACE")
    ] = None,
    cap: Annotated[float | None, typer.Option(help="US dollars one interview may cost.", min=0.001)] = None,
    is_untried: Annotated[bool, typer.Option("--no-test", help="Send nothing; only keep the settings.")] = False,
) -> None:
    """Choose the model that speaks for customers with `play --voice model`. A key is read, never shown."""
    from trainer.cli.setup import Choices, run

    raise typer.Exit(run(Choices.given(model, address, version, key, cap, is_tried=not is_untried)))


@app.command()
def analyze(
    file: Annotated[str, typer.Argument(help="JSON Lines; - reads standard input.")] = "-",
    replies: Annotated[bool, typer.Option("--replies", help="The lines are customers' replies.")] = False,
) -> None:
    """Label utterances (or replies), JSON Lines in and out."""
    from trainer.cli.analyze import run

    raise typer.Exit(run(file, replies=replies))


@app.command()
def debrief(
    interview: Annotated[str, typer.Argument(help="The id of a kept interview.")],
    form: Annotated[str, typer.Option("--format", help="text, md or json.")] = "text",
    coach: Annotated[
        bool, typer.Option("--coach", help="Have the model that is set up write a paragraph from your score.")
    ] = False,
) -> None:
    """Show the debrief of a kept interview; its customer is then practice for whoever played it."""
    from trainer.cli.kept import show_debrief

    show_debrief(interview, form, has_paragraph=coach)


@app.command()
def replay(interview: Annotated[str, typer.Argument(help="The id of a kept interview.")]) -> None:
    """Show a kept interview step by step; its customer is then practice for whoever played it."""
    from trainer.cli.kept import show_replay

    show_replay(interview)


@app.command()
def board(scenario: Annotated[str, typer.Argument(help="A scenario's id; `scenarios list` shows them.")]) -> None:
    """Show the best ranked attempts at a scenario on this machine."""
    from trainer.cli.kept import show_board

    show_board(scenario)


@scenarios_app.command("list")
def list_scenarios(as_json: Json = False) -> None:
    """List the scenarios."""
    from trainer.cli.library import list_library

    list_library(as_json=as_json)


@scenarios_app.command("show")
def show_scenario(scenario: str, as_json: Json = False, reveal: Reveal = False) -> None:
    """Show the card of a scenario."""
    from trainer.cli.library import show

    show(scenario, as_json=as_json, reveal=reveal)


@scenarios_app.command("check")
def check_scenarios(files: Annotated[list[Path] | None, typer.Argument()] = None, as_json: Json = False) -> None:
    """Check scenario files; without a file, all that are shipped."""
    from trainer.cli.checks import check_library

    raise typer.Exit(check_library(files or [], as_json=as_json))


@scenarios_app.command("new")
def new_scenario(file: Path) -> None:
    """Start a scenario file to be filled in."""
    from trainer.cli.checks import new_scenario_file

    new_scenario_file(file)


@personas_app.command("list")
def list_personas(as_json: Json = False) -> None:
    """List the customers."""
    from trainer.cli.library import list_cast

    list_cast(as_json=as_json)


@personas_app.command("show")
def show_persona(persona: str, as_json: Json = False, reveal: Reveal = False) -> None:
    """Show the public side of a customer."""
    from trainer.cli.library import show_member

    show_member(persona, as_json=as_json, reveal=reveal)


@personas_app.command("check")
def check_personas(files: Annotated[list[Path] | None, typer.Argument()] = None, as_json: Json = False) -> None:
    """Check persona files; without a file, all that are shipped."""
    from trainer.cli.checks import check_cast

    raise typer.Exit(check_cast(files or [], as_json=as_json))


@personas_app.command("new")
def new_persona(file: Path) -> None:
    """Start a persona file to be filled in."""
    from trainer.cli.checks import new_persona_file

    new_persona_file(file)
