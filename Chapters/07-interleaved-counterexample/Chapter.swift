@main struct Chapter { static func main() {} }
