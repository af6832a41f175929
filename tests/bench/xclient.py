"""What is on the screen, asked of the X server itself: Python can call libX11, and nothing else is needed."""

import ctypes

VIEWABLE = 2
Z_PIXMAP = 2
ALL_PLANES = ctypes.c_ulong(-1).value
CLIENT_MESSAGE = 33
SUBSTRUCTURE_MASKS = (1 << 19) | (1 << 20)
STRIDE = 13  # every 13th pixel tells the colours of a window well enough, and does not keep the machine busy


class Attributes(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_int), ("width", ctypes.c_int), ("height", ctypes.c_int),
                ("border_width", ctypes.c_int), ("depth", ctypes.c_int), ("visual", ctypes.c_void_p),
                ("root", ctypes.c_ulong), ("window_class", ctypes.c_int), ("bit_gravity", ctypes.c_int),
                ("win_gravity", ctypes.c_int), ("backing_store", ctypes.c_int), ("backing_planes", ctypes.c_ulong),
                ("backing_pixel", ctypes.c_ulong), ("save_under", ctypes.c_int), ("colormap", ctypes.c_ulong),
                ("map_installed", ctypes.c_int), ("map_state", ctypes.c_int), ("rest", ctypes.c_long * 8)]


class Image(ctypes.Structure):
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int), ("format", ctypes.c_int),
                ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int), ("bitmap_unit", ctypes.c_int),
                ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int),
                ("bytes_per_line", ctypes.c_int), ("bits_per_pixel", ctypes.c_int)]


class ClientMessage(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("rest", ctypes.c_long * 24)]


ErrorHandler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


class XClient:
    def __init__(self, display):
        self._x = ctypes.CDLL("libX11.so.6")
        for name, result in (("XOpenDisplay", ctypes.c_void_p), ("XDefaultRootWindow", ctypes.c_ulong),
                             ("XInternAtom", ctypes.c_ulong), ("XGetImage", ctypes.POINTER(Image))):
            getattr(self._x, name).restype = result
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._display:
            raise RuntimeError(f"no display {display}")
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._on_error = ErrorHandler(lambda *_: 0)  # a window may be gone before it is looked at
        self._x.XSetErrorHandler(self._on_error)

    def _atom(self, name):
        return ctypes.c_ulong(self._x.XInternAtom(self._display, name.encode(), 0))

    def windows(self):
        """Those that the window manager manages, oldest first."""
        kind, size, count, left = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
        values = ctypes.POINTER(ctypes.c_ulong)()
        self._x.XGetWindowProperty(self._display, self._root, self._atom("_NET_CLIENT_LIST"), 0, 1024, 0,
                                   ctypes.c_ulong(0), ctypes.byref(kind), ctypes.byref(size), ctypes.byref(count),
                                   ctypes.byref(left), ctypes.byref(values))
        found = [values[i] for i in range(count.value)]
        self._x.XFree(values)
        return found

    def size_of(self, window):
        """Width and height, or nothing if it does not show."""
        about = Attributes()
        known = self._x.XGetWindowAttributes(self._display, ctypes.c_ulong(window), ctypes.byref(about))
        return (about.width, about.height) if known and about.map_state == VIEWABLE else None

    def colours_in(self, window):
        size = self.size_of(window)
        if not size:
            return 0
        image = self._x.XGetImage(self._display, ctypes.c_ulong(window), 0, 0, size[0], size[1],
                                  ctypes.c_ulong(ALL_PLANES), Z_PIXMAP)
        if not image:
            return 0
        about = image.contents
        pixels = (ctypes.c_uint32 * (about.bytes_per_line * about.height // 4)).from_address(about.data)
        colours = len(set(memoryview(pixels).cast("B").cast("I")[::STRIDE]))
        self._x.XDestroyImage(image)
        return colours

    def minimise(self, window):
        self._x.XIconifyWindow(self._display, ctypes.c_ulong(window), self._x.XDefaultScreen(self._display))
        self._x.XSync(self._display, 0)

    def close(self, window):
        """As the cross in its frame does."""
        wish = self._atom("_NET_CLOSE_WINDOW").value
        message = ClientMessage(type=CLIENT_MESSAGE, window=window, message_type=wish, format=32)
        self._x.XSendEvent(self._display, self._root, 0, ctypes.c_long(SUBSTRUCTURE_MASKS), ctypes.byref(message))
        self._x.XSync(self._display, 0)
