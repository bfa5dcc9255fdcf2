"""The toolkit's driver for terminals, which lets go of one at once when the app is left."""

from textual.drivers.linux_driver import LinuxDriver


class PromptDriver(LinuxDriver):
    """Does not wait for the thread that reads keys: it looks up only every tenth of a second, and then once more."""

    def disable_input(self) -> None:
        """Read no more keys; where the app is only suspended, the reader is waited for as ever."""
        if not self._app._exit:
            super().disable_input()
            return
        self._key_thread = None
        super().disable_input()
        self.exit_event.set()  # or the reader, seeing it cleared, would read on
