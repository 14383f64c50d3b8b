"""`completion`: the script that makes a shell complete commands, options and files."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

NAME = "dedupe-news"
VARIABLE = "_DEDUPE_NEWS_COMPLETE"
"""Where click looks when a shell asks it to complete: its own name for a program called `dedupe-news`."""


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    r"""Print the completion script of a shell.

    \b
    Examples:
      eval "$(dedupe-news completion bash)"                               in ~/.bashrc
      eval "$(dedupe-news completion zsh)"                                in ~/.zshrc
      dedupe-news completion fish > ~/.config/fish/completions/dedupe-news.fish
    """
    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"no completion for {shell}", context)
    click.echo(script(context.find_root().command, {}, NAME, VARIABLE).source())
    return 0
