"""Figures with a slider, and what stands for them where there is none; matplotlib and ipywidgets are stood in for."""

import importlib
import os
import sys
import unittest
from unittest import mock


class Explore(unittest.TestCase):
    def explore(self, widgets, static=None):
        """Explores five values with these widgets, or without any: the values that were drawn, and go on being noted."""
        plot = mock.MagicMock()
        plot.subplots.side_effect = lambda *shape, **options: (mock.MagicMock(), [mock.MagicMock()] * 3 if shape else mock.MagicMock())
        modules = {"matplotlib": mock.MagicMock(pyplot=plot), "matplotlib.pyplot": plot, "ipywidgets": widgets}
        environment = {} if static is None else {"TRANSFERLAB_STATIC": static}
        drawn = []
        with mock.patch.dict(sys.modules, modules), mock.patch.dict(os.environ, environment):
            if static is None:
                os.environ.pop("TRANSFERLAB_STATIC", None)
            sys.modules.pop("transferlab.explore", None)
            explore = importlib.import_module("transferlab.explore").explore
            explore(lambda axes, value: drawn.append(value), "n", range(1, 6))
        return drawn

    def test_without_ipywidgets_three_values_stand_side_by_side(self):
        self.assertEqual(self.explore(None), [1, 3, 5])

    def test_so_they_do_where_nobody_is_there_to_move_a_slider(self):
        widgets = mock.MagicMock()
        self.assertEqual(self.explore(widgets, static="1"), [1, 3, 5])
        widgets.interact.assert_not_called()

    def test_a_slider_begins_in_the_middle_and_draws_what_it_stands_on(self):
        widgets = mock.MagicMock()
        drawn = self.explore(widgets)
        options = widgets.SelectionSlider.call_args.kwargs
        self.assertEqual((options["options"], options["value"], drawn), ([1, 2, 3, 4, 5], 3, []))
        (show,), slider = widgets.interact.call_args
        self.assertIs(slider["value"], widgets.SelectionSlider.return_value)
        show(value=4)
        self.assertEqual(drawn, [4])


if __name__ == "__main__":
    unittest.main()
